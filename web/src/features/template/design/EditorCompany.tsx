/** What goes with an open editor whatever view is looked at: its data, its library, its voice. */

import { LibraryLayer } from "@/editor/library/LibraryLayer";
import { Announcer } from "./Announcer";
import { DesignFeed } from "./DesignFeed";

export function EditorCompany() {
  return (
    <>
      <DesignFeed />
      <LibraryLayer />
      <Announcer />
    </>
  );
}
