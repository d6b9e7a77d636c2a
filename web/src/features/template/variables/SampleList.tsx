/** All data sets to choose from: saved ones, and those generated from the contract. */

import { Plus } from "lucide-react";
import { FLAVORS, sampleValues } from "@/editor/variables/samples/samples";
import { cx } from "@/lib/classes";
import { IconButton } from "@/ui/IconButton";
import { useBench, useContract } from "../bench";

export function SampleList() {
  const { dataSets, canWrite } = useBench();
  const contract = useContract();
  const { saved, chosen, choose, add } = dataSets;
  return (
    <nav
      aria-label="Data sets"
      className="@2xl:block hidden w-56 shrink-0 overflow-auto border-r p-2"
    >
      <div className="flex h-7 items-center justify-between pl-2 font-medium text-ink-3 text-xs">
        Saved
        {canWrite ? (
          <IconButton
            size="sm"
            icon={Plus}
            label="New data set"
            onClick={() => add("Data set", sampleValues(contract, "typical"))}
          />
        ) : null}
      </div>
      {saved.length === 0 ? (
        <p className="px-2 pb-2 text-ink-3 text-xs">None yet. Tests and previews can share them.</p>
      ) : null}
      <ul>
        {saved.map(({ id, name }) => (
          <Choice key={id} title={name} chosen={chosen === id} onChoose={() => choose(id)} />
        ))}
      </ul>
      <p className="mt-2 flex h-7 items-center pl-2 font-medium text-ink-3 text-xs">Generated</p>
      <ul>
        {FLAVORS.map(({ flavor, title, about }) => (
          <Choice
            key={flavor}
            title={title}
            about={about}
            chosen={chosen === flavor}
            onChoose={() => choose(flavor)}
          />
        ))}
      </ul>
    </nav>
  );
}

interface ChoiceProps {
  title: string;
  about?: string;
  chosen: boolean;
  onChoose: () => void;
}

function Choice({ title, about, chosen, onChoose }: ChoiceProps) {
  return (
    <li>
      <button
        type="button"
        aria-current={chosen}
        title={about}
        onClick={onChoose}
        className={cx(
          "flex h-8 w-full items-center rounded-md px-2 text-left",
          chosen ? "bg-accent-soft font-medium text-accent-text" : "hover:bg-hover",
        )}
      >
        <span className="truncate">{title}</span>
      </button>
    </li>
  );
}
