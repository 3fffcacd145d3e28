import { Cell, CellIcon } from "../../shared/Cell";
import { NavBar } from "../../shared/NavBar";
import { useTexts } from "../../texts/useTexts";
import { usePhone } from "../persons/phoneContext";

export function Discover() {
  const t = useTexts();
  const { open, toast } = usePhone();
  return (
    <>
      <NavBar title={t.tabDiscover} />
      <div className="scroll">
        <div className="cell-group cell-group-flush">
          <Cell picture={<CellIcon name="aperture" colour="#3d7fd6" />} label={t.moments} onPress={() => toast(t.notSimulated(t.moments))} />
        </div>
        <div className="cell-group">
          <Cell picture={<CellIcon name="scan" colour="#3d7fd6" />} label={t.scan} onPress={() => open({ name: "scan" })} />
        </div>
        <div className="cell-group">
          <Cell picture={<CellIcon name="hexagon" colour="#e0a125" />} label={t.topStories} onPress={() => open({ name: "stories" })} />
          <Cell picture={<CellIcon name="search" colour="#e2574c" />} label={t.searchOne} onPress={() => open({ name: "searchAccounts" })} />
        </div>
        <div className="cell-group">
          <Cell picture={<CellIcon name="link" colour="#7a6ad8" />} label={t.miniPrograms} onPress={() => toast(t.notSimulated(t.miniPrograms))} />
        </div>
      </div>
    </>
  );
}
