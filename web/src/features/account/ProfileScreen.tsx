import { useBreadcrumbs } from "@/lib/browser/page";
import { Page, Section } from "@/ui/layout/Page";
import { LeaveSection } from "./LeaveSection";
import { PreferencesForm } from "./PreferencesForm";
import { ProfileForm } from "./ProfileForm";

export function ProfileScreen() {
  useBreadcrumbs([{ label: "Settings", to: "/settings" }, { label: "Profile" }]);
  return (
    <Page title="Profile" lead="How others here see you, and how you like the app to look.">
      <Section title="You">
        <ProfileForm />
      </Section>
      <Section title="Preferences" lead="Kept in this browser.">
        <PreferencesForm />
      </Section>
      <LeaveSection />
    </Page>
  );
}
