import { createContext, useContext } from "react";
import type { Person } from "../../api/types";
import type { Move, Page } from "./navigation";

/** What every page of one phone needs: whose phone it is, the way to other pages and the short notice. */
export interface PhoneSurface {
  person: Person;
  go: (move: Move) => void;
  open: (page: Page) => void;
  back: () => void;
  /** Opens the in-phone browser, or says that the address is not one. */
  browse: (address: string | null | undefined) => void;
  toast: (text: string) => void;
  /** Runs it and tells the person when the sandbox refuses. Resolves to undefined then. */
  attempt: <T>(work: () => Promise<T>) => Promise<T | undefined>;
  becomePerson: (personId: string) => void;
}

export const PhoneContext = createContext<PhoneSurface | null>(null);

export function usePhone(): PhoneSurface {
  const phone = useContext(PhoneContext);
  if (!phone) throw new Error("PhoneContext is missing above this component");
  return phone;
}

/** What the page around the phones offers to them. */
export interface StageSurface {
  openDrawer: () => void;
  openPanel: () => void;
}

export const StageContext = createContext<StageSurface>({ openDrawer: () => undefined, openPanel: () => undefined });

export const useStage = () => useContext(StageContext);
