export interface components {
  schemas: {
    Role: "admin" | "manager" | "editor" | "viewer" | "approver";
    TemplateStatus: "draft" | "in_review" | "approved" | "published" | "archived";
    VariableType:
      | "string"
      | "number"
      | "boolean"
      | "date"
      | "url"
      | "image"
      | "richtext"
      | "list"
      | "object";
    User: {
      id: string;
      email: string;
      firstName: string;
      lastName: string;
      role: components["schemas"]["Role"];
      organizationId: string;
      permissions: string[];
      settings: { [key: string]: unknown };
      createdAt: string;
      updatedAt: string;
      lastLoginAt: string | null;
      status: "active" | "invited" | "disabled";
    };
    Organization: {
      id: string;
      name: string;
      createdAt: string;
      settings: { [key: string]: unknown };
    };
    Session: {
      user: components["schemas"]["User"];
      organization: components["schemas"]["Organization"];
      permissions: string[];
      csrfToken: string;
    };
    Person: { id: string; name: string };
    FindingCounts: { error: number; warning: number; info: number };
    /** Ranges are [start, end) in UTF-16 code units. */
    Highlight: { name?: number[][]; text?: string; ranges?: number[][] };
    TemplateSummary: {
      id: string;
      name: string;
      slug: string;
      description: string;
      subject: string;
      preheader: string;
      kind: "blocks" | "html";
      category: string;
      tags: string[];
      folderId: string | null;
      version: number;
      status: components["schemas"]["TemplateStatus"];
      createdBy: components["schemas"]["Person"];
      updatedBy: components["schemas"]["Person"];
      createdAt: string;
      updatedAt: string;
      deletedAt: string | null;
      locales: string[];
      hash: string;
      findings: components["schemas"]["FindingCounts"];
      hasDraft: boolean;
      highlight?: components["schemas"]["Highlight"] | null;
    };
    Sample: { id: string; name: string; data: { [key: string]: unknown } };
    TemplateVariable: {
      name: string;
      type: components["schemas"]["VariableType"];
      defaultValue: unknown;
      required: boolean;
      description: string;
    };
    Template: Omit<components["schemas"]["TemplateSummary"], "createdBy"> & {
      content: string;
      design: { [key: string]: unknown };
      variables: components["schemas"]["TemplateVariable"][];
      samples: components["schemas"]["Sample"][];
      metadata: { [key: string]: unknown };
      approvedAt: string | null;
      approvedBy: string | null;
      organizationId: string;
      createdBy: string;
      etag: string;
    };
    Size: { html: number; text: number; total: number };
    TemplateVersion: {
      version: number;
      message: string;
      createdBy: components["schemas"]["Person"];
      createdAt: string;
      hash: string;
      subject: string;
      size: components["schemas"]["Size"];
      findings: components["schemas"]["FindingCounts"];
      changes: string;
    };
    Draft: {
      templateId: string;
      baseVersion: number;
      format: "mjml" | "html" | "design";
      source: string;
      subject: string;
      preheader: string;
      variables: components["schemas"]["TemplateVariable"][];
      stored: boolean;
      updatedAt: string;
      updatedBy: components["schemas"]["Person"] | null;
      etag: string;
    };
    Fix: { blockId: string; label: string; set: { [key: string]: string } };
    Finding: {
      check: string;
      severity: "error" | "warning" | "info";
      message: string;
      mend: string;
      part: "document" | "mjml" | "html" | "text" | "subject" | "preheader" | "data" | "message";
      blockId: string | null;
      line: number | null;
      column: number | null;
      clients: string[];
      tested: string | null;
      fix: components["schemas"]["Fix"] | null;
    };
    CheckSheet: {
      id: string;
      title: string;
      severity: "error" | "warning" | "info";
      category: "accessibility" | "links" | "structure" | "clients" | "delivery";
    };
    PreviewVariable: {
      name: string;
      type: components["schemas"]["VariableType"];
      required: boolean;
      used: boolean;
      declared: boolean;
      sample: unknown;
    };
    Preview: {
      subject: string;
      preheader: string;
      html: string;
      text: string;
      size: components["schemas"]["Size"];
      findings: components["schemas"]["Finding"][];
      variables: components["schemas"]["PreviewVariable"][];
      data: { [key: string]: unknown };
    };
    ReportLine: {
      action: "native" | "kept" | "translated" | "repaired" | "dropped" | "untranslated";
      what: string;
      note: string;
      line: number | null;
    };
    ImportReport: {
      format: "mjml" | "html";
      score: number;
      blocks: { [key: string]: number };
      lines: components["schemas"]["ReportLine"][];
    };
    ImportRow: {
      file: string;
      templateId?: string | null;
      name?: string | null;
      report?: components["schemas"]["ImportReport"] | null;
      error?: {
        code: string;
        message: string;
        line?: number | null;
        column?: number | null;
      } | null;
    };
    MailboxRow: {
      id: string;
      from: string;
      to: string;
      subject: string;
      preview: string;
      at: string;
      templateId: string | null;
      version: number | null;
      test: boolean;
    };
    MailboxMessage: components["schemas"]["MailboxRow"] & {
      headers: { name: string; value: string }[];
      html: string;
      text: string;
      size: number;
      attachments: { name: string; contentType: string; size: number }[];
    };
    Starter: {
      id: string;
      name: string;
      description: string;
      category: string;
      subject: string;
      preheader: string;
      tags: string[];
      mjml?: string | null;
      sample?: { [key: string]: unknown };
      variables: components["schemas"]["TemplateVariable"][];
    };
    Facets: {
      statuses: { [key: string]: number };
      categories: { [key: string]: number };
      tags: { [key: string]: number };
      total: number;
      deleted: number;
    };
    ErrorDetail: {
      path?: string | null;
      message: string;
      line?: number | null;
      column?: number | null;
      excerpt?: string | null;
      part?: string | null;
    };
    Pagination: {
      page: number;
      limit: number;
      total: number;
      pages: number;
      nextCursor?: string | null;
    };
  };
}
