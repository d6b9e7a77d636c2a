/** The nouns as the API speaks them: short names for the generated schemas. */
import type { components } from "@/generated/api";

type Schemas = components["schemas"];

export type Session = Schemas["Session"];
export type OwnOrganization = Schemas["OwnOrganization"];
export type OwnSession = Schemas["OwnSession"];
export type StepUpState = Schemas["StepUpState"];
export type Factors = Schemas["Factors"];
export type Passkey = Schemas["Passkey"];
export type TotpSecret = Schemas["NewApp"];
export type RecoveryCodes = Schemas["RecoveryCodes"];
export type Person = Schemas["Member"];
export type Team = Schemas["Team"];
export type TeamMember = Schemas["TeamMember"];
export type Invitation = Schemas["Invitation"];
export type InvitationAsked = Schemas["InvitationAsked"];
export type RoleCatalog = Schemas["RoleCatalog"];
export type RoleInfo = Schemas["RoleSheet"];
/** Any word may be a permission here: the server knows which there are. */
export type PermissionInfo = Record<keyof Schemas["PermissionSheet"], string>;
export type SsoChoice = Schemas["SsoChoice"];
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
