import type { components } from './schema';

type Schemas = components['schemas'];

// The console's names for the server's shapes: when the server renames one, only this page changes.
export type Staff = Schemas['StaffView'];
export type Role = Staff['roles'][number];
export type Permission = Staff['permissions'][number];
export type SecondFactorOffer = Schemas['SecondFactorOffer'];
export type StaffMember = Schemas['StaffMemberView'];
export type InitialPassword = Schemas['InitialPassword'];

export type AuditEntry = Schemas['AuditEntryView'];
export type AuditAction = AuditEntry['action'];
export type AuditReport = Schemas['AuditReport'];

export type Conversation = Schemas['ConversationView'];
export type ConversationPage = Schemas['ConversationPage'];
export type ConversationState = Conversation['state'];
export type ConversationFilter = ConversationState | 'all';
export type DueFilter = 'any' | 'soon' | 'overdue';
export type FollowUp = Schemas['FollowUpView'];
export type Skill = Schemas['Skill'];
export type Assignment = Schemas['AssignmentView'];
export type Duty = Schemas['DutyView'];
export type Connector = Schemas['ConnectorView'];
export type DroppedFile = Schemas['DropView'];
export type DropReport = Schemas['DropReport'];
export type AgencyMap = Schemas['MapView'];
export type Roads = Schemas['RoadsView'];
export type Road = Schemas['RoadView'];
export type OpeningHours = Schemas['HoursView'];
export type HoursDraft = Schemas['HoursForm'];
export type PromiseRule = Schemas['PromiseRule'];
export type PromiseExample = Schemas['PromiseExample'];
export type ReplyWindow = Schemas['ReplyWindowView'];
export type MessageView = Schemas['MessageView'];
export type MessageKind = MessageView['kind'];
export type MessageHit = Schemas['MessageHit'];
export type MessagePage = Schemas['MessagePage'];
export type Transfer = Schemas['TransferForm'];
export type ModelUse = Schemas['ModelUseView']['use'];
export type PhraseValues = Schemas['PhraseValues'];
export type Phrase = Schemas['PhraseView'];
export type PhraseDraft = Schemas['PhraseForm'];
export type Unanswered = Schemas['UnansweredView'];
export type Topic = Schemas['QuestionClusterView'];
export type TopicDetail = Schemas['QuestionClusterDetail'];
export type TopicState = Topic['state'];

export type Restrictions = Schemas['RestrictionsView'];
export type RestrictedCity = Schemas['CityRules'];
export type RestrictionRule = Schemas['RestrictionRule'];
export type RestrictionMonth = Schemas['RestrictionMonthView'];
export type RestrictionDay = Schemas['RestrictionDayView'];
export type RuleOnDay = Schemas['RuleOnDayView'];
export type VehicleClass = Schemas['VehicleClass'];

export type ServiceItem = Schemas['ServiceView'];
export type ServiceStep = Schemas['ServiceStep'];
export type ServiceWording = Schemas['ServiceWording'];
export type ServiceRevision = Schemas['RevisionView'];
export type PreviewBubble = Schemas['PreviewBubble'];
export type PreviewFork = Schemas['PreviewFork'];
export type PreviewWay = Schemas['PreviewWay'];
export type Fault = Schemas['Fault'];
export type StepOption = Schemas['StepOption'];
export type StepCondition = Schemas['StepCondition'];
export type ServiceHours = Schemas['ServiceHours'];
export type ServicePreview = Schemas['ServicePreview'];
export type ServiceRun = Schemas['RunView'];
export type BoardItem = Schemas['BoardItem'];
export type BoardDecision = Schemas['BoardDecision'];
export type ServiceFile = Schemas['FileView'];
export type RunState = ServiceRun['state'];

export type DeskNow = Schemas['DeskNow'];
export type QueueNow = Schemas['QueueNow'];
export type OfficerNow = Schemas['OfficerNow'];
export type Figures = Schemas['FiguresView'];
export type DayFigures = Schemas['DayView'];
export type HoursOfDay = Schemas['HoursOfDay'];
export type AskedMatter = Schemas['AskedNow'];

export type Answer = Schemas['AnswerView'];
/** What an editor fills in; without the version, which is what was read and not what is written. */
export type AnswerDraft = Omit<Schemas['AnswerRequest'], 'version' | 'phrasings' | 'key'> & { key: string; phrasings: string[] };
export type BulkRequest = Schemas['BulkRequest'];
export type BulkReport = Schemas['BulkReport'];
export type AnswerKind = Answer['kind'];
export type AnswerStatus = Answer['status'];
export type AnswerTask = Schemas['AnswerTaskView'];
export type AnswerVersion = Schemas['AnswerVersionView'];
export type ImportProgress = Schemas['ImportProgress'];
export type TryResult = Schemas['TryResult'];
export type TryCandidate = Schemas['TryCandidate'];
export type StoredMedia = Schemas['MediaView'];
export type Department = Schemas['DepartmentView'];
export type DepartmentUse = Schemas['DepartmentUse'];

export type KeywordRule = Schemas['RuleView'];
export type KeywordRuleDraft = Schemas['RuleRequest'];
export type AutomaticReply = NonNullable<Schemas['RepliesView']['welcome']>;
export type AutomaticReplies = Schemas['RepliesView'];

export type AppointmentOffer = Schemas['OfferView'];
export type AppointmentDay = Schemas['AppointmentDayView'];
export type AppointmentSlot = Schemas['SlotView'];
export type Booking = Schemas['BookingView'];
export type CheckedIn = Schemas['CheckedInView'];

export type Account = Schemas['AccountView'];
export type AccountDraft = Schemas['AccountRequest'];
export type AccountHealth = Schemas['AccountHealthView'];

/** What the server pushes over /api/live, by event name. */
export interface LiveEvents {
  conversation: Conversation;
  message: { conversationId: string; message: MessageView };
  /** A colleague is writing a reply; forgotten after so many seconds. */
  typing: { conversationId: string; staffId: string; displayName: string; seconds: number };
  /** The list changed; what it now holds has to be asked for. */
  unanswered: unknown;
  /** Questions were grouped anew, or more of them are answered now. */
  topics: unknown;
  /** Given to an officer by turn; only they hear of it. */
  assigned: { conversationId: string; staffId: string };
  /** Somebody said whether they are on duty. */
  duty: { staffId: string; onDuty: boolean };
  /** A promise is soon due, broken, or broken for long; sent to those it concerns. */
  promise: { conversationId: string; step: 'warned' | 'breached' | 'escalated'; dueAt: string; citizen: string | null; heldBy: string | null };
  /** Messages were counted. */
  figures: unknown;
  /** A record of a service was made or handled; the list has to be asked for. */
  serviceRecord: unknown;
  /** Bookings came about or changed; what is shown of them has to be asked for. */
  appointments: unknown;
  account: { id: string; health: AccountHealth };
  import: ImportProgress;
  /** Something may have passed untold; whatever is on screen has to be asked for again. */
  missed: unknown;
  ping: unknown;
}
