/** The shape of an email, as long as the first picture of it is on its way. */

const ROWS = [40, 220, 28, 64, 44] as const;

export function CanvasSkeleton() {
  return (
    <div
      role="status"
      aria-label="The email is being opened"
      className="absolute inset-x-0 top-0 mx-auto flex max-w-[600px] animate-pulse flex-col gap-5 bg-white p-8"
    >
      {ROWS.map((height) => (
        <div key={height} className="w-full rounded-md bg-[#ecebe6]" style={{ height }} />
      ))}
    </div>
  );
}
