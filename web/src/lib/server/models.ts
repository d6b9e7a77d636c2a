/** The nouns as the API speaks them: short names for the generated schemas. */
import type { components } from "@/generated/api";

type Schemas = components["schemas"];

export type Session = Schemas["Session"] & { secondFactorMissing?: boolean };
export type TemplateStatus = TemplateSummary["status"];
export type TemplateSummary = Schemas["TemplateSummary"];
export type Template = Schemas["Template"];
export type TemplateVariable = Schemas["TemplateVariable"];
export type TemplateVersion = Schemas["TemplateVersion"];
export type Draft = Schemas["Draft"];
export type Finding = Schemas["Finding"];
export type FindingCounts = Schemas["FindingCounts"];
export type CheckSheet = Schemas["CheckSheet"];
export type Preview = Schemas["Preview"];
export type PreviewVariable = Schemas["PreviewVariable"];
export type Sample = Schemas["Sample"];
export type ImportReport = Schemas["ImportReport"];
export type ImportRow = Schemas["ImportRow"];
export type ReportLine = Schemas["ReportLine"];
export type MailboxRow = Schemas["MailboxRow"];
export type MailboxMessage = Schemas["MailboxMessage"];
export type Starter = Schemas["Starter"];
export type Facets = Schemas["Facets"];
export type ErrorDetail = Schemas["ErrorDetail"];
export type Pagination = Schemas["Pagination"];
