// The empty page of the frame: its policy, and the few looks that belong to the editor.

/** What the page of the frame may do, whatever is put into it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "connect-src 'none'",
  "media-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "img-src https: http: data: blob:",
  "style-src 'unsafe-inline' https:",
  "font-src https: data:",
].join("; ");

/** Where a picture belongs and none is chosen yet. */
const PLACE = encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360" viewBox="0 0 640 360"><rect width="640" height="360" fill="#e9ecf1"/><g fill="none" stroke="#8d97a7" stroke-width="6" stroke-linejoin="round"><rect x="268" y="132" width="104" height="84" rx="10"/><circle cx="298" cy="160" r="9"/><path d="m272 204 28-26 18 16 22-24 28 30"/></g><text x="320" y="254" text-anchor="middle" font-family="sans-serif" font-size="20" fill="#5f6b7a">Picture</text></svg>',
);

const LOOKS = `
html { overflow: hidden !important; height: auto !important; min-height: 0 !important }
body { height: auto !important; min-height: 0 !important }
img:not([src]), img[src=""] { content: url("data:image/svg+xml,${PLACE}"); min-height: 24px; object-fit: cover }
[contenteditable="true"] { outline: none; cursor: text; -webkit-user-modify: read-write }
`;

/** The id of the stylesheet that says what the editor adds: the scheme, and room in empty blocks. */
export const OWN_STYLE = "craftify-own";

/** The document for `srcdoc`; `doctype` decides how strictly the email is laid out. */
export function skeleton(doctype: string): string {
  return (
    `${doctype}<html><head>` +
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">` +
    '<meta name="referrer" content="no-referrer">' +
    `<style>${LOOKS}</style><style id="${OWN_STYLE}"></style>` +
    "</head><body></body></html>"
  );
}

const DOCTYPE = /<!doctype[^>]*>/i;

/** The doctype of an email: without one it is laid out as browsers did long ago. */
export function doctypeOf(html: string): string {
  return DOCTYPE.exec(html.slice(0, 4000))?.[0] ?? "";
}
