// Compiles many MJML documents in one process: a JSON array of sources in, a JSON array of results out.
import { readFileSync } from 'node:fs'
import mjml2html from 'mjml'

const sources = JSON.parse(readFileSync(0, 'utf8'))
const results = []
for (const source of sources) {
  try {
    const { html, errors } = await mjml2html(source, { validationLevel: 'soft', keepComments: true })
    results.push({ html, warnings: errors.map((error) => error.formattedMessage ?? String(error)) })
  } catch (error) {
    results.push({ error: String(error?.message ?? error) })
  }
}
process.stdout.write(JSON.stringify(results))
