/** Words that are HTML: edited as HTML, or turned into rich text when one accepts what is lost. */

import { CodeXml, Type } from "lucide-react";
import { useEffect, useState } from "react";
import { labelOf } from "@/editor/blocks/naming";
import { setBody } from "@/editor/document/commands/setBody";
import { type Block, isWorded } from "@/editor/document/model";
import { useEditor, useEditorState } from "@/editor/session/EditorContext";
import { Button } from "@/ui/Button";
import { BlockPanel } from "../BlockPanel";
import { HtmlDialog } from "./HtmlDialog";
import { TurnDialog } from "./TurnDialog";
import { turnedIntoRich } from "./turning";

type Shown = "choice" | "html" | "turn";

export function HtmlWords({ block, html }: { block: Block; html: string }) {
  const editor = useEditor();
  const locale = useEditorState((state) => state.locale);
  const { id } = block;
  const [shown, setShown] = useState<Shown>(isWorded(block) ? "choice" : "html");
  const [turned] = useState(() =>
    isWorded(block) ? turnedIntoRich(html, block.type !== "text") : null,
  );
  const leave = () => editor.type(null);
  const turn = () => {
    if (turned) {
      // typing goes on in the words that stand there then
      editor.run((live) => setBody(live, id, { text: turned.rich }, locale));
    }
  };
  useEffect(() => {
    if (isWorded(block)) {
      editor.announce("These words are HTML. Edit them as HTML, or turn them into rich text.");
    }
  }, [editor, block]);
  if (shown === "html") {
    return (
      <HtmlDialog
        title={`HTML of ${labelOf(block)}`}
        html={html}
        onClose={leave}
        onSave={(next) => {
          if (next !== html) {
            editor.run((live) => setBody(live, id, { html: next }, locale));
          }
          leave();
        }}
      />
    );
  }
  if (shown === "turn" && turned) {
    return <TurnDialog lost={turned.lost} onClose={() => setShown("choice")} onTurn={turn} />;
  }
  return (
    <BlockPanel id={id} label="Words in HTML">
      <Choice
        onHtml={() => setShown("html")}
        onTurn={() => (turned?.lost.length ? setShown("turn") : turn())}
        onLeave={leave}
      />
    </BlockPanel>
  );
}

interface ChoiceProps {
  onHtml: () => void;
  onTurn: () => void;
  onLeave: () => void;
}

function Choice({ onHtml, onTurn, onLeave }: ChoiceProps) {
  return (
    <fieldset
      aria-label="Words in HTML"
      className="flex flex-wrap items-center gap-1.5"
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          onLeave();
        }
      }}
    >
      <span className="mr-1 text-ink-2 text-sm">These words are HTML.</span>
      <Button size="sm" icon={CodeXml} autoFocus onClick={onHtml}>
        Edit as HTML
      </Button>
      <Button size="sm" icon={Type} onClick={onTurn}>
        Turn into rich text
      </Button>
    </fieldset>
  );
}
