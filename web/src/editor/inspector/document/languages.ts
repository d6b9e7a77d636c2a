// The languages on offer for an email, called by their own names.

const TAGS =
  "ar bg ca cs da de de-AT de-CH el en en-AU en-CA en-GB en-US es es-MX et fa fi fr fr-CA fr-CH he hi hr hu id it ja ko lt lv nb nl pl pt pt-BR ro ru sk sl sr sv th tr uk ur vi zh-Hans zh-Hant";

function nameOf(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  return `${name.charAt(0).toLocaleUpperCase(tag)}${name.slice(1)} (${tag})`;
}

export const LANGUAGES = TAGS.split(" ")
  .map((tag) => ({ value: tag, label: nameOf(tag) }))
  .sort((one, other) => one.label.localeCompare(other.label));
