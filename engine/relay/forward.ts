import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerNothing, answerOwn } from './answer.ts';
import type { ArmedSlot } from './armed.ts';
import { DialFault } from './dial-fault.ts';
import { towardsBrowser } from './headers.ts';
import type { Call, Upstream } from './upstream.ts';

/** Passes a read on. When the browser goes away, the machine's answer is let go. Rejects with the DialFault after answering 502. */
export async function forwardRead(upstream: Upstream, call: Call, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  const onClose = () => gone.abort();
  response.once('close', onClose);
  try {
    const answer = await upstream.read(call, gone.signal);
    await deliver(answer, response);
  } catch (error) {
    fail(response, error);
    if (error instanceof DialFault) throw error;
  } finally {
    response.off('close', onClose);
  }
}

/**
 * Passes an armed write on, once. A browser that goes away (popup closed, page left) does not stop it: the outcome is what
 * the machine answers. Rejects with the DialFault after answering 502.
 */
export async function forwardWrite(upstream: Upstream, call: Call, response: ServerResponse, slot: ArmedSlot): Promise<void> {
  let left = false;
  try {
    await slot.write.beforeSent?.();
  } catch (error) {
    // The page stays as it was typed: only a person's own request waits for a look.
    answerNothing(response);
    slot.refused('look', error instanceof Error ? error.message : String(error));
    return;
  }
  try {
    const answer = await upstream.write(call, () => {
      left = true;
      slot.markSent();
    });
    slot.began(answer.statusCode ?? 0);
    if (await deliver(answer, response)) slot.answered(answer.statusCode ?? 0);
    else slot.dropped('cut answer');
  } catch (error) {
    if (left) slot.dropped(reasonOf(error));
    else slot.refused('dial', reasonOf(error));
    fail(response, error);
    if (error instanceof DialFault) throw error;
  }
}

/** Streams an answer to the browser, and to the end even when the browser is gone. Resolves whether it came whole. */
function deliver(answer: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const status = answer.statusCode ?? 502;
  const whole = new Promise<boolean>(resolve => {
    answer.once('end', () => resolve(true));
    answer.once('error', () => resolve(false));
    answer.once('close', () => resolve(false));
  });
  response.once('close', () => {
    answer.unpipe(response);
    answer.resume();
  });
  if (response.destroyed) {
    answer.resume();
    return whole;
  }
  response.sendDate = false;
  response.writeHead(status, phrase(answer), towardsBrowser(answer.rawHeaders, status, answer.headers['content-type']));
  answer.pipe(response);
  // A cut answer must look cut to the browser as well.
  return whole.then(complete => {
    if (!complete) response.destroy();
    return complete;
  });
}

function phrase(answer: IncomingMessage): string {
  const text = answer.statusMessage ?? '';
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text) ? text : '';
}

function fail(response: ServerResponse, error: unknown): void {
  answerOwn(response, 'failed', error instanceof DialFault ? error.why : 'dropped');
}

function reasonOf(error: unknown): string {
  if (error instanceof DialFault) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === '' ? 'no answer' : code;
}
