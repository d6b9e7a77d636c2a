/** The brand kits of the organization: what emails of the brand look like. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Palette, Plus } from "lucide-react";
import { useState } from "react";
import { useBreadcrumbs } from "@/lib/browser/page";
import { errorSentence } from "@/lib/server/apiError";
import { brandsQuery, createBrand, refreshBrands } from "@/lib/server/brands";
import type { Brand } from "@/lib/server/models";
import { useCan } from "@/lib/server/session";
import { Button } from "@/ui/Button";
import { SegmentedControl } from "@/ui/fields/SegmentedControl";
import { toast } from "@/ui/layers/toasts";
import { Page } from "@/ui/layout/Page";
import { EmptyState } from "@/ui/states/EmptyState";
import { ErrorState } from "@/ui/states/ErrorState";
import { Skeleton } from "@/ui/states/Skeleton";
import { FIRST_KIT } from "./firstKit";
import { KitEditor } from "./KitEditor";

const NO_PERMISSION = "You need the permission to keep brand kits";

export function BrandScreen() {
  const brands = useQuery(brandsQuery);
  const mayManage = useCan("brand:manage");
  const [chosen, setChosen] = useState<string>();
  const making = useMaking(setChosen);
  useBreadcrumbs([{ label: "Brand" }]);
  const make = (
    <Button
      variant={brands.data?.length ? "secondary" : "primary"}
      icon={Plus}
      busy={making.isPending}
      disabledReason={mayManage ? undefined : NO_PERMISSION}
      onClick={() => making.mutate()}
    >
      New kit
    </Button>
  );
  return (
    <div className="p-4 sm:p-6">
      <Page
        title="Brand"
        lead="Colors, fonts and measures with names. Emails that use the names follow the brand."
        width="wide"
        actions={make}
      >
        {brands.isPending ? (
          <BrandSkeleton />
        ) : brands.isError ? (
          <ErrorState
            title="The brand kits could not be loaded"
            error={brands.error}
            onRetry={() => void brands.refetch()}
            busy={brands.isFetching}
          />
        ) : brands.data.length === 0 ? (
          <EmptyState icon={Palette} title="No brand kit yet">
            {mayManage
              ? "Make the first one: it begins with a quiet set of colors, ready to be replaced by yours."
              : "Somebody who keeps brand kits can make the first one."}
          </EmptyState>
        ) : (
          <Kits kits={brands.data} chosen={chosen} onChoose={setChosen} />
        )}
      </Page>
    </div>
  );
}

function useMaking(onMade: (id: string) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => createBrand(FIRST_KIT),
    onSuccess: async (kit) => {
      await refreshBrands(client);
      onMade(kit.id);
      toast({ title: "Made a brand kit" });
    },
    onError: (error) => toast({ title: errorSentence(error), tone: "danger" }),
  });
}

interface KitsProps {
  kits: readonly Brand[];
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
}

function Kits({ kits, chosen, onChoose }: KitsProps) {
  const kit = kits.find((one) => one.id === chosen) ?? kits[0];
  return (
    <div className="flex flex-col gap-6">
      {kits.length > 1 ? (
        <div className="overflow-x-auto">
          <SegmentedControl
            label="Brand kit"
            value={kit?.id ?? ""}
            onChange={onChoose}
            segments={kits.map(({ id, name, isDefault }) => ({
              value: id,
              label: isDefault ? `${name} (default)` : name,
            }))}
          />
        </div>
      ) : null}
      {kit ? <KitEditor key={kit.id} kit={kit} onDeleted={() => onChoose(undefined)} /> : null}
    </div>
  );
}

function BrandSkeleton() {
  return (
    <div role="status" aria-label="Loading the brand kits" className="grid gap-6 lg:grid-cols-2">
      <Skeleton className="h-96 w-full" />
      <Skeleton className="h-96 w-full" />
    </div>
  );
}
