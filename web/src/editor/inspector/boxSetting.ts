// A distance as one value: the shorthand, with the sides that are written beside it.
import type { Layer } from "../document/commands/setProps";
import type { Editor } from "../session/editor";
import type { Setting, Target } from "./setting";
import { type Box, parseBox, printBox, SIDES, sideProp, withSides } from "./values/box";

const ZERO = "0";

/** Where a side is written beside the shorthand it wins, as in MJML. */
export function boxSetting(editor: Editor, target: Target, prop: string, layer?: Layer): Setting {
  const whole = target.setting(prop, layer);
  const sides = SIDES.map((side) => ({ side, prop: sideProp(prop, side) }))
    .filter((one) => target.kindOf(one.prop) !== undefined)
    .map((one) => ({ ...one, setting: target.setting(one.prop, layer) }));
  const inherited = parseBox(whole.inherited?.value ?? ZERO);
  const below = inherited && combined(inherited, sides, ({ inherited: one }) => one?.value);
  const own = sides.filter(({ setting }) => setting.value !== undefined);
  const set = (value: string | undefined) =>
    // one change, and so one step, whatever it takes
    editor.run((live) =>
      live.change(() => {
        whole.set(value);
        const box = value === undefined ? null : parseBox(value);
        for (const one of sides) {
          // a side that the theme gives would win over the shorthand that is set here
          const given = one.setting.inherited !== undefined && box !== null;
          one.setting.set(given ? box[one.side] : undefined);
        }
      }),
    );
  const mixed = whole.mixed || sides.some(({ setting }) => setting.mixed);
  const from =
    whole.inherited?.from ??
    sides.find(({ setting }) => setting.inherited)?.setting.inherited?.from;
  const result: Setting = {
    ...whole,
    mixed,
    inherited: below && from ? { value: printBox(below), from } : whole.inherited,
    set,
  };
  if (mixed || own.length === 0) {
    return mixed ? { ...result, value: undefined } : result;
  }
  const start = whole.value === undefined ? below : parseBox(whole.value);
  return start
    ? { ...result, value: printBox(combined(start, sides, ({ value }) => value)) }
    : result;
}

type Sides = readonly { side: (typeof SIDES)[number]; setting: Setting }[];

function combined(box: Box, sides: Sides, read: (setting: Setting) => string | undefined): Box {
  return sides.reduce((all, { side, setting }) => {
    const value = read(setting);
    return value === undefined ? all : withSides(all, [side], value);
  }, box);
}
