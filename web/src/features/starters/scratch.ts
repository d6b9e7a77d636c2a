/** What an email from scratch begins with: no blocks, and words that can be read. */
export const SCRATCH = {
  schemaVersion: 1,
  meta: { lang: "en" },
  body: { backgroundColor: "#f4f4f4", width: "600px" },
  theme: {
    defaults: {
      "mj-all": { "font-family": "Helvetica, Arial, sans-serif" },
      "mj-text": { "font-size": "16px", "line-height": "24px", color: "#222222" },
      "mj-section": { "background-color": "#ffffff" },
    },
  },
  children: [],
};
