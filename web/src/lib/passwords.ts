const PASSWORD_MIN = 10;

export interface Strength {
  /** 0 to 4 parts of the meter. */
  level: 0 | 1 | 2 | 3 | 4;
  /** What it is and what would help, in words. */
  words: string;
}

const COMMON =
  /^(?:password|passwort|welcome|letmein|qwert[yz]|iloveyou|admin|dragon|monkey|football|sunshine|princess|changeme|secret)/i;

function pool(password: string): number {
  let size = 0;
  for (const [pattern, count] of [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/\d/, 10],
    [/[^A-Za-z0-9]/, 33],
  ] as const) {
    size += pattern.test(password) ? count : 0;
  }
  return size;
}

/** Length after runs and rows ("aaaa", "1234", "abcd") count once. */
function effectiveLength(password: string): number {
  let length = 0;
  let step: number | null = null;
  for (let index = 0; index < password.length; index += 1) {
    const next = index > 0 ? password.charCodeAt(index) - password.charCodeAt(index - 1) : null;
    const goesOn = next !== null && next === step && Math.abs(next) <= 1;
    length += goesOn ? 0.25 : 1;
    step = next;
  }
  return length;
}

/** A rough measure of how long guessing would take. The server has the last word. */
export function passwordStrength(password: string, personal: readonly string[] = []): Strength {
  if (password === "") {
    return {
      level: 0,
      words: `At least ${PASSWORD_MIN} characters; a few unrelated words work well.`,
    };
  }
  if (password.length < PASSWORD_MIN) {
    const missing = PASSWORD_MIN - password.length;
    return {
      level: 1,
      words: `Too short: ${missing} more ${missing === 1 ? "character" : "characters"}.`,
    };
  }
  const lower = password.toLowerCase();
  const own = personal.some((word) => word.length >= 4 && lower.includes(word.toLowerCase()));
  if (own || COMMON.test(password)) {
    return { level: 1, words: "Weak: it starts like many others or holds your own name." };
  }
  const bits = effectiveLength(password) * Math.log2(pool(password));
  if (bits < 50) {
    return { level: 2, words: "Fair: another word or two makes it strong." };
  }
  return bits < 80 ? { level: 3, words: "Good." } : { level: 4, words: "Strong." };
}

/** A sentence when a new password is too short to be sent at all. */
export function checkPassword(password: string): string | undefined {
  return password.length >= PASSWORD_MIN ? undefined : `Use at least ${PASSWORD_MIN} characters.`;
}
