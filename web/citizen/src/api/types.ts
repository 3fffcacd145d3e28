// One description of the API for all web applications: the console keeps it, and a test of the server compares it with what is served.
import type { components } from "../../../console/src/api/schema";

type Schemas = components["schemas"];

export type Session = Schemas["CitizenSessionView"];
export type OpenAccount = Schemas["OpenAccount"];
export type ServiceCard = Schemas["ServiceCard"];
export type ServicePage = Schemas["ServicePage"];
export type Found = Schemas["Found"];
export type FoundAnswer = Schemas["FoundAnswer"];
export type Run = Schemas["VisitRun"];
export type RunCard = Schemas["VisitCard"];
export type RunAnswer = Schemas["VisitAnswer"];
export type Step = Schemas["StepForm"];
export type Entered = Schemas["EnteredView"];
export type MessagePage = Schemas["CitizenMessagePage"];
export type Message = Schemas["CitizenMessage"];
export type SentFile = Schemas["SentFile"];
export type SentFileOfStep = Schemas["StepFile"];
export type Booking = Schemas["OwnBookingView"];
export type FreeSlot = Schemas["FreeSlotView"];
export type BoundDocument = Schemas["OwnDocumentView"];
export type OwnData = Schemas["OwnDataView"];
export type DeletionItem = Schemas["DeletionItem"];
export type OwnNotice = Schemas["OwnNotice"];
export type HallPages = Schemas["HallPages"];
export type Roads = Schemas["RoadsView"];
export type Road = Schemas["RoadView"];
export type Act = Schemas["ActRequest"];
