import type { Frame, Page, Request } from 'playwright';
import { comparablePath } from './relay/match.ts';
import type { RequestRule } from './relay/rules.ts';
import type { SaveOutcome } from './save.ts';

/** What the page has shown of a save so far. */
interface Seen {
  /** Undefined where the answer comes in a new window, or where a script sends the save and no document follows. */
  readonly frame?: Frame;
  readonly shown?: Promise<unknown>;
}

/**
 * Pacing only, never a judgement: after a save that navigates, waits until its frame shows the answer, so that a dialog of the answer is heard and the next line finds the new
 * document. The relay may know the answer before the browser has told of the request; the wait for that telling is bounded too (F-05).
 */
export const settleAfter = (tab: Page, rule: RequestRule, limitMs = 5_000, tellMs = 2_000): { done(outcome: SaveOutcome): Promise<void> } => {
  const context = tab.context();
  let tell: (seen: Seen) => void = () => undefined;
  const told = new Promise<Seen>((resolve) => {
    tell = resolve;
  });
  const onRequest = (request: Request): void => {
    if (request.method() !== rule.method || !pathMatches(rule, request.url())) return;
    context.off('request', onRequest);
    const frame = request.isNavigationRequest() ? frameOf(request) : undefined;
    tell(frame ? { frame, shown: nextDocument(frame, limitMs) } : {});
  };
  context.on('request', onRequest);
  return {
    done: async (outcome) => {
      const seen = outcome.kind === 'answered' ? await Promise.race([told, later(tellMs)]) : undefined;
      context.off('request', onRequest);
      await seen?.shown;
      if (seen?.frame && !seen.frame.isDetached()) await seen.frame.waitForLoadState('domcontentloaded', { timeout: limitMs }).catch(() => undefined);
    },
  };
};

/** The frame's next document, or its end. */
const nextDocument = async (frame: Frame, limitMs: number): Promise<unknown> => {
  const page = frame.page();
  const ofFrame = { predicate: (one: Frame) => one === frame, timeout: limitMs };
  return Promise.race([page.waitForEvent('framenavigated', ofFrame), page.waitForEvent('framedetached', ofFrame), page.waitForEvent('close', { timeout: limitMs })]).catch(() => undefined);
};

const later = (ms: number): Promise<undefined> => new Promise((resolve) => setTimeout(resolve, ms, undefined).unref());

/** None yet where the answer comes in a new window: nothing of ours waits for that document, and a listener that throws would end the process in the middle of a save. */
const frameOf = (request: Request): Frame | undefined => {
  try {
    return request.frame();
  } catch {
    return undefined;
  }
};

const pathMatches = (rule: RequestRule, url: string): boolean => {
  // Some machines carry the session id in every address (F-76).
  const path = comparablePath(new URL(url).pathname);
  return typeof rule.path === 'string' ? rule.path === path : rule.path.test(path);
};
