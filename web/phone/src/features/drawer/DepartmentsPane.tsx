import { useDrawerTexts } from "../../texts/drawerTexts";
import { OutagesBlock } from "./OutagesBlock";
import { PushesBlock } from "./PushesBlock";
import { RoadsBlock } from "./RoadsBlock";

/** What the people on duty in the departments would do, and how what is pushed was answered. */
export function DepartmentsPane() {
  const t = useDrawerTexts();
  return (
    <div className="pane">
      <p className="pane-hint">{t.departmentsHint}</p>
      <PushesBlock />
      <OutagesBlock />
      <RoadsBlock />
    </div>
  );
}
