/** The width and ground of the email, its title and its language. */
import { PilcrowLeft, PilcrowRight } from "lucide-react";
import { ColorInput } from "../colors/ColorInput";
import { ListInput, SegmentInput } from "../fields/ChoiceInput";
import { FieldRow } from "../fields/FieldRow";
import { LengthInput } from "../fields/LengthInput";
import { TemplateInput } from "../fields/TemplateInput";
import { Group } from "../Group";
import { useDocumentSettings } from "./documentSettings";
import { LANGUAGES } from "./languages";

const DIRECTIONS = [
  { value: "ltr", label: "Left to right", icon: PilcrowRight },
  { value: "rtl", label: "Right to left", icon: PilcrowLeft },
];

export function DocumentFields() {
  const { body, meta, breakpoint } = useDocumentSettings();
  return (
    <>
      <Group title="Canvas">
        <FieldRow label="Width" setting={body("width")} help={widthHelp(body("width").value)}>
          {(control) => <LengthInput {...control} label="Width" min={320} max={1200} />}
        </FieldRow>
        <FieldRow label="Background" setting={body("backgroundColor")}>
          {(control) => <ColorInput {...control} label="Background" none />}
        </FieldRow>
        <FieldRow
          label="Breakpoint"
          setting={breakpoint}
          help="On narrower screens columns stand below each other"
        >
          {(control) => <LengthInput {...control} label="Breakpoint" min={240} max={1000} />}
        </FieldRow>
      </Group>
      <Group title="Language and title">
        <FieldRow
          label="Language"
          setting={meta("lang")}
          help={meta("lang").value ? undefined : "Screen readers speak an email in its language"}
        >
          {(control) => <ListInput {...control} label="Language" choices={LANGUAGES} />}
        </FieldRow>
        <FieldRow label="Direction" setting={meta("dir")}>
          {(control) => <SegmentInput {...control} label="Direction" choices={DIRECTIONS} />}
        </FieldRow>
        <FieldRow
          label="Title"
          setting={meta("title")}
          help="Seen in browsers and read aloud first"
          wide
        >
          {(control) => <TemplateInput {...control} label="Title" placeholder="As the subject" />}
        </FieldRow>
      </Group>
    </>
  );
}

const WIDEST = 700;

function widthHelp(value: string | undefined): string | undefined {
  return Number.parseFloat(value ?? "") > WIDEST
    ? "Wider than the reading pane of many clients"
    : undefined;
}
