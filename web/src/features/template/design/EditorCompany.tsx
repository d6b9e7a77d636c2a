/** What goes with an open editor whatever view is looked at: its library, its voice. */

import { LibraryLayer } from "@/editor/library/LibraryLayer";
import { Announcer } from "./Announcer";

export function EditorCompany() {
  return (
    <>
      <LibraryLayer />
      <Announcer />
    </>
  );
}
