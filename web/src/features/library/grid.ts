/** The columns of the grid: as many as fit. */
export const GRID = {
  comfortable: "grid grid-cols-[repeat(auto-fill,minmax(min(100%,13.5rem),1fr))] gap-5",
  compact: "grid grid-cols-[repeat(auto-fill,minmax(min(47%,11rem),1fr))] gap-3",
};
