// What the library does beside the canvas: it loads what is named, and asks before saving a block.
import { SaveBlockDialog } from "./SaveBlockDialog";
import { useLibrary } from "./useLibrary";

export function LibraryLayer() {
  useLibrary();
  return <SaveBlockDialog />;
}
