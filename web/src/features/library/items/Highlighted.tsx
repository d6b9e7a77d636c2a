import { Fragment } from "react";
import { splitRanges } from "./ranges";

interface HighlightedProps {
  text: string;
  ranges: readonly (readonly number[])[] | undefined;
}

/** Text with the places marked where a search matched. */
export function Highlighted({ text, ranges = [] }: HighlightedProps) {
  return splitRanges(text, ranges).map((piece) => (
    <Fragment key={piece.start}>{piece.marked ? <mark>{piece.text}</mark> : piece.text}</Fragment>
  ));
}
