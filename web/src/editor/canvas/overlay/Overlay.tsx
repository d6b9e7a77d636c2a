/** Everything that is drawn above the email. */

import type { Box, DropPlace } from "../dropping";
import { Badges } from "./Badges";
import { placed } from "./boxes";
import { DropLine } from "./DropLine";
import { EmptyPlaces } from "./EmptyPlaces";
import { HoverOutline, SelectionOutlines } from "./Outlines";
import { SelectionBar } from "./SelectionBar";

interface OverlayProps {
  scale: number;
  width: number;
  place: DropPlace | null;
  /** The frame being drawn with the pointer. */
  frame: Box | null;
}

export function Overlay({ scale, width, place, frame }: OverlayProps) {
  return (
    <div className="pointer-events-none absolute inset-0">
      <EmptyPlaces scale={scale} />
      <Badges scale={scale} />
      {place === null && frame === null ? <HoverOutline scale={scale} /> : null}
      <SelectionOutlines scale={scale} />
      {place === null ? <SelectionBar scale={scale} width={width} /> : null}
      <DropLine place={place} scale={scale} />
      {frame === null ? null : (
        <div
          className="absolute rounded-sm border border-accent bg-accent/10"
          style={placed(frame, scale)}
        />
      )}
    </div>
  );
}
