import { Navigate } from "@tanstack/react-router";
import { useMedia } from "@/lib/browser/media";
import { useBreadcrumbs } from "@/lib/browser/page";
import { useSession } from "@/lib/server/session";
import { SettingsList } from "./SettingsNav";

/** The list of sections on phones; where there is room for it beside, the first section. */
export function SettingsIndex() {
  const beside = useMedia("(min-width: 48rem)");
  const { permissions } = useSession();
  useBreadcrumbs([{ label: "Settings" }]);
  if (beside) {
    return <Navigate to="/settings/profile" replace />;
  }
  return (
    <>
      <h1 className="mb-5 font-semibold text-xl tracking-tight">Settings</h1>
      <SettingsList permissions={permissions} />
    </>
  );
}
