// Which language is shown and written; adding one, taking one away, naming the base language.
import { ChevronDown, Globe, Languages, Plus, Trash2 } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/ui/Button";
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from "@/ui/layers/Menu";
import { toast } from "@/ui/layers/toasts";
import { setPartField } from "../document/commands/setPart";
import { addLocale, removeLocale } from "../document/commands/words/setLocales";
import type { Document } from "../document/model";
import { wordsIn } from "../document/translation";
import { useEditor, useEditorState } from "../session/EditorContext";
import type { Editor } from "../session/editor";
import { LanguageDialog } from "./LanguageDialog";
import { directionOf, localeName } from "./names";
import { percentOf, progressOf } from "./progress";

const BASE = "base";

export function LocaleMenu() {
  const editor = useEditor();
  const document = useEditorState((state) => state.document);
  const locale = useEditorState((state) => state.locale);
  const [asking, setAsking] = useState<"add" | "base" | null>(null);
  const locales = document.locales ?? [];
  const base = baseName(document);
  return (
    <>
      <Menu
        align="start"
        trigger={
          <Button
            size="sm"
            variant="ghost"
            icon={Globe}
            className="min-w-0 shrink px-1.5"
            aria-label={`Language: ${locale === null ? base : localeName(locale)}`}
          >
            <span className="max-w-28 truncate">{locale === null ? base : localeName(locale)}</span>
            {locale === null ? null : <Percent locale={locale} />}
            <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-3" />
          </Button>
        }
      >
        {locale === null ? null : <Left locale={locale} />}
        <Choices />
        {editor.readOnly ? null : (
          <>
            <MenuSeparator />
            <MenuItem icon={Plus} onSelect={() => setAsking("add")}>
              Add a language…
            </MenuItem>
            <MenuItem icon={Languages} onSelect={() => setAsking("base")}>
              Base language…
            </MenuItem>
            {locale === null ? null : (
              <MenuItem icon={Trash2} tone="danger" onSelect={() => remove(editor, locale)}>
                Remove {localeName(locale)}
              </MenuItem>
            )}
          </>
        )}
      </Menu>
      <LanguageDialog
        open={asking === "add"}
        title="Add a language"
        description="The email keeps one structure; its words get another language."
        without={[...locales, document.meta?.lang ?? ""]}
        onClose={() => setAsking(null)}
        onChoose={(next) => {
          editor.run((live) => addLocale(live, next, directionOf(next)));
          showLocale(editor, next);
        }}
      />
      <LanguageDialog
        open={asking === "base"}
        title="Base language"
        description="The language in which the email is written, and which stands in for what is not translated."
        without={locales}
        onClose={() => setAsking(null)}
        onChoose={(next) => setBase(editor, next)}
      />
    </>
  );
}

function Percent({ locale }: { locale: string }) {
  const document = useEditorState((state) => state.document);
  const percent = useMemo(
    () => percentOf(progressOf(wordsIn(document, locale))),
    [document, locale],
  );
  return <span className="text-ink-3 tabular-nums">{percent} %</span>;
}

/** What is left to do in the shown language. */
function Left({ locale }: { locale: string }) {
  const document = useEditorState((state) => state.document);
  const { total, translated, missing, stale } = progressOf(wordsIn(document, locale));
  const said = [
    `${translated} of ${total} translated`,
    missing > 0 ? `${missing} missing` : "",
    stale > 0 ? `${stale} stale` : "",
    directionOf(locale) === "rtl" ? "right to left" : "",
  ].filter(Boolean);
  return <MenuLabel>{said.join(" · ")}</MenuLabel>;
}

/** Only there while the menu is open: how far a language is takes a walk through the email. */
function Choices() {
  const editor = useEditor();
  const document = useEditorState((state) => state.document);
  const locale = useEditorState((state) => state.locale);
  return (
    <MenuChoice<string>
      label="Language"
      value={locale ?? BASE}
      onChange={(next) => showLocale(editor, next === BASE ? null : next)}
      options={[
        { value: BASE, label: `${baseName(document)} · base` },
        ...(document.locales ?? []).map((one) => ({
          value: one,
          label: choiceLabel(document, one),
        })),
      ]}
    />
  );
}

function baseName(document: Document): string {
  const { lang } = document.meta ?? {};
  return lang ? localeName(lang) : "Base language";
}

function choiceLabel(document: Document, locale: string): string {
  return `${localeName(locale)} · ${percentOf(progressOf(wordsIn(document, locale)))} %`;
}

/** Shows a language, and says what that means. */
function showLocale(editor: Editor, locale: string | null): void {
  editor.type(null);
  editor.show({ locale });
  const name = locale === null ? "the base language" : localeName(locale);
  const also = locale === null ? "" : ". Words, links, images and alternative texts can be changed";
  editor.announce(`Showing ${name}${also}`);
}

function remove(editor: Editor, locale: string): void {
  showLocale(editor, null);
  editor.run((live) => removeLocale(live, locale));
  const title = `${localeName(locale)} removed`;
  editor.announce(title);
  toast({ title, action: { label: "Undo", run: () => editor.undo() } });
}

function setBase(editor: Editor, locale: string): void {
  const dir = directionOf(locale);
  editor.run((live) =>
    live.change(() => {
      setPartField(live, ["meta", "lang"], locale);
      setPartField(live, ["meta", "dir"], dir === "rtl" ? "rtl" : undefined);
    }),
  );
  editor.announce(`The base language is ${localeName(locale)}`);
}
