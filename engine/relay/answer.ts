import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** What the relay itself answers; the header tells our own pages from the console's. */
export type OwnAnswer = 'stopped' | 'refused' | 'failed';

const PAGES: Readonly<Record<OwnAnswer, { readonly status: number; readonly name: string; readonly text: string }>> = {
  stopped: { status: 403, name: 'Forbidden', text: '이 요청은 실행기가 차단했습니다.' },
  refused: { status: 409, name: 'Conflict', text: '선언된 내용과 달라 실행기가 이 요청을 보내지 않았습니다.' },
  failed: { status: 502, name: 'Bad Gateway', text: '관리자 페이지의 응답을 받지 못했습니다. 이 안내는 실행기가 표시한 것입니다.' },
};

/** More exact words for single reasons. */
const BY_REASON: Readonly<Record<string, string>> = {
  held: '승인된 저장 요청이 아니어서 실행기가 보내지 않고 보류했습니다.',
  pin: '장비의 인증서 키가 등록된 값과 다릅니다. 실행기가 아무것도 보내지 않았습니다.',
};

function page(text: string): Buffer {
  const html = `<!doctype html><html lang="ko"><meta charset="utf-8"><title>${text}</title><p>${text}</p></html>`;
  return Buffer.from(html, 'utf8');
}

function headersOf(kind: OwnAnswer, body: Buffer, reason: string): string[] {
  return [
    'Content-Type', 'text/html; charset=utf-8',
    'Content-Length', String(body.length),
    'Cache-Control', 'no-store',
    'x-runbook-relay', kind,
    'x-runbook-reason', reason,
  ];
}

/** Answers with one of the relay's own pages; `reason` is a StopReason or DialCause, never text of a request. */
export function answerOwn(response: ServerResponse, kind: OwnAnswer, reason: string): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const { status, name, text } = PAGES[kind];
  const body = page(BY_REASON[reason] ?? text);
  response.sendDate = false;
  response.writeHead(status, name, headersOf(kind, body, reason));
  response.end(body);
}

/** An answer that leaves the page on screen as it is, so that a person keeps what was typed into its form. */
export function answerNothing(response: ServerResponse): void {
  response.sendDate = false;
  response.writeHead(204, 'No Content', ['Cache-Control', 'no-store', 'x-runbook-relay', 'stopped', 'x-runbook-reason', 'held']);
  response.end();
}

/** The same for a connection that is no request (CONNECT, upgrade); ends it. */
export function answerOwnRaw(socket: Duplex, kind: OwnAnswer, reason: string): void {
  const { status, name, text } = PAGES[kind];
  const body = page(text);
  const headers = headersOf(kind, body, reason);
  const lines = headers.flatMap((value, index) => (index % 2 === 0 ? [`${value}: ${headers[index + 1]}`] : []));
  socket.end(Buffer.concat([Buffer.from(`HTTP/1.1 ${status} ${name}\r\n${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`, 'latin1'), body]));
}
