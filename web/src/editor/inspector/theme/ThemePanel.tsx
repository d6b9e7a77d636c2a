/** The look that the whole email has in common. */
import { TokenGroups } from "./TokenGroups";

export function ThemePanel() {
  return <TokenGroups />;
}
