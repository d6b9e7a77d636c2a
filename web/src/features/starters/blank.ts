/** What a blank template begins with: the smallest email that passes the checks. */
export const BLANK_MJML = `<mjml lang="en">
  <mj-head>
    <mj-title>Untitled</mj-title>
    <mj-preview>A short line that follows the subject in the inbox</mj-preview>
    <mj-attributes>
      <mj-all font-family="Helvetica, Arial, sans-serif" />
      <mj-text font-size="16px" line-height="24px" color="#222222" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#f4f4f4">
    <mj-section background-color="#ffffff" padding="32px 24px">
      <mj-column>
        <mj-text><h1 style="margin:0;font-size:24px;line-height:32px">A clear headline</h1></mj-text>
        <mj-text>Say what this email is for in one or two sentences.</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;
