import type { LiveEvents } from '../../api/types';

export type LiveState = 'connecting' | 'live' | 'lost';
export type LiveEventName = keyof LiveEvents;
type Handler<K extends LiveEventName> = (data: LiveEvents[K]) => void;

const eventNames: readonly LiveEventName[] = ['conversation', 'message', 'typing', 'unanswered', 'topics', 'promise', 'figures', 'assigned', 'duty', 'serviceRecord', 'appointments', 'account', 'import', 'missed', 'ping'];
const longestWait = 15_000;
/** The server pings every 20 s; two missed pings mean a connection that only looks open. */
const silenceLimit = 50_000;

interface LiveHooks {
  /** Something may have been pushed unheard: before the line stood, while it was broken here or between servers. What was read until now may be older. */
  onMissed: () => void;
}

/**
 * The console's one EventSource. The browser's own reconnection gives up on an HTTP error (a restarting server behind a
 * proxy) and never notices a silent line, so connecting, waiting and watching are done here.
 */
export class LiveConnection {
  private readonly handlers = new Map<LiveEventName, Set<(data: unknown) => void>>();
  private readonly listeners = new Set<() => void>();
  private source: EventSource | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private watch: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private pings = false;
  private current: LiveState = 'connecting';

  constructor(
    private readonly url: string,
    private readonly hooks: LiveHooks,
  ) {}

  get state(): LiveState {
    return this.current;
  }

  /** Tells when the state changes; returns how to stop being told. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  on<K extends LiveEventName>(name: K, handler: Handler<K>): () => void {
    const set = this.handlers.get(name) ?? new Set();
    this.handlers.set(name, set);
    const untyped = handler as (data: unknown) => void;
    set.add(untyped);
    return () => set.delete(untyped);
  }

  open(): void {
    this.close();
    const source = new EventSource(this.url);
    this.source = source;
    source.onopen = () => this.opened();
    source.onerror = () => this.failed();
    for (const name of eventNames) source.addEventListener(name, (event: MessageEvent<string>) => this.received(name, event.data));
  }

  close(): void {
    clearTimeout(this.retry);
    clearTimeout(this.watch);
    this.source?.close();
    this.source = undefined;
  }

  private opened(): void {
    this.failures = 0;
    this.become('live');
    this.heard();
    this.hooks.onMissed();
  }

  private failed(): void {
    this.close();
    this.become('lost');
    const wait = Math.min(longestWait, 1000 * 2 ** this.failures);
    this.failures += 1;
    this.retry = setTimeout(() => this.open(), wait);
  }

  private received(name: LiveEventName, data: string): void {
    this.pings ||= name === 'ping';
    this.heard();
    if (name === 'missed') this.hooks.onMissed();
    const handlers = this.handlers.get(name);
    if (!handlers || handlers.size === 0) return;
    const parsed: unknown = JSON.parse(data);
    for (const handler of handlers) handler(parsed);
  }

  private heard(): void {
    clearTimeout(this.watch);
    if (this.pings) this.watch = setTimeout(() => this.failed(), silenceLimit);
  }

  private become(state: LiveState): void {
    if (state === this.current) return;
    this.current = state;
    for (const listener of this.listeners) listener();
  }
}
