import type { Page } from '@playwright/test';
import type { Box } from '../../../engine/events.ts';

/** Screens of a small made-up console in the manner of TMW, enough to be photographed. */
export const screenNames = ['menu', 'list', 'form', 'filled', 'policy', 'entry', 'moved', 'limit', 'after'] as const;
export type ScreenName = (typeof screenNames)[number];

export interface Screen {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
  readonly boxes: Readonly<Record<string, Box>>;
}

const style = `*{box-sizing:border-box}body{margin:0;font:13px/1.5 NanumGothic,sans-serif;color:#333;width:1280px;height:720px;position:relative;background:#fff}
.top{background:#2d4a73;color:#fff;display:flex;gap:26px;padding:14px 24px;font-weight:700}.top b{margin-right:40px}.loc{background:#eef2f7;padding:7px 24px;border-bottom:1px solid #c9d3e0;font-size:12px}
.tree{position:absolute;left:0;top:78px;bottom:0;width:210px;border-right:1px solid #c9d3e0;padding:14px 18px;line-height:2.1}.tree i{color:#8a97a8;font-style:normal}
.main{margin-left:210px;padding:20px 28px}h2{font-size:18px;margin:0 0 8px;color:#1d3557}table{border-collapse:collapse;width:100%;margin-top:12px}th,td{border:1px solid #ccd5e1;padding:7px 10px;text-align:left}th{background:#f1f5fa}
.icon{display:inline-block;width:22px;height:22px;line-height:20px;text-align:center;border:1px solid #7b8da6;border-radius:3px;background:#e8eef6;font-weight:700}.new td{background:#fffbe0}
.layer{position:absolute;left:330px;top:110px;width:720px;background:#fff;border:2px solid #2d4a73;box-shadow:4px 4px 12px #0003;padding:0 22px 18px}.layer h3{background:#2d4a73;color:#fff;margin:0 -22px 14px;padding:9px 22px;font-size:14px}
input[type=text]{border:1px solid #9fb0c6;padding:4px 7px;width:260px}.two{display:flex;gap:14px;align-items:center}.two select{width:210px;height:110px}footer{position:absolute;bottom:8px;left:238px;color:#8a97a8;font-size:11px}`;

const rows = (extra: string): string =>
  `<table><tr><th>정책명</th><th>사용여부</th><th>정책설정</th><th>등록일</th></tr><tr><td>Mailserver</td><td>사용</td><td>허용</td><td>2018/03/22</td></tr><tr><td>뉴스레터</td><td>사용</td><td>허용</td><td>2018/03/20</td></tr>${extra}</table>`;

const layer = (name: string): string =>
  `<div class="layer"><h3>SuperWhite IP 정책 추가</h3><table><tr><th>정책명</th><td><input type="text" data-box="name" value="${name}"> (*최대 32 바이트)</td></tr><tr><th>사용여부</th><td><label><input type="radio" checked> 사용</label> <label><input type="radio"> 사용 안함</label></td></tr><tr><th>접속단계필터</th><td data-box="filters"><label><input type="checkbox"> 전체 선택</label> <label><input type="checkbox"> RBL</label> <label><input type="checkbox"${name ? ' checked' : ''}> 시간당 접속 횟수 제한</label> <label><input type="checkbox"${name ? ' checked' : ''}> 동시 접속 횟수 제한</label></td></tr></table><p style="text-align:right"><span class="icon" data-box="save">O</span> <span class="icon">X</span></p></div>`;

const two = (typed: string, items: string): string =>
  `<h2>급여메일 : 대상 IP</h2><p>정책을 적용할 IP를 등록합니다.</p><div class="two"><input type="text" data-box="ip" value="${typed}"><span><span class="icon" data-box="move">&gt;&gt;</span><br><span class="icon">&lt;&lt;</span></span><select multiple data-box="listed">${items}</select></div><p><span class="icon" data-box="add">+</span> <span class="icon" data-box="save">O</span></p>`;

const bodies: Record<ScreenName, string> = {
  menu: '<h2>전체 요약</h2><p>최근 24시간 메일 처리 현황</p>',
  list: `<h2>SuperWhite IP</h2><p>접속단계및 SMTP 단계 필터링을 허용하고자 하는 ip를 등록합니다.</p>${rows('')}<p><span class="icon" data-box="add">+</span></p>`,
  form: `<h2>SuperWhite IP</h2>${rows('')}${layer('')}`,
  filled: `<h2>SuperWhite IP</h2>${rows('')}${layer('급여메일')}`,
  policy: two('', ''),
  entry: two('203.0.113.10', ''),
  moved: two('', '<option>203.0.113.10</option><option>203.0.113.11</option>'),
  limit: '<h2>최대 수신자 수 제한</h2><p>최대 수신자 수 <input type="text" data-box="limit" value="500" style="width:80px"> 명</p><p><span class="icon" data-box="save">O</span></p>',
  after: `<h2>SuperWhite IP</h2>${rows('<tr class="new" data-box="row"><td>급여메일</td><td>사용</td><td>허용</td><td>2026/11/25</td></tr>')}`,
};

/** The page of one screen. */
export const screenHtml = (name: ScreenName): string =>
  `<!doctype html><meta charset="utf-8"><style>${style}</style><div class="top"><b>TERRACE MAIL Watcher</b><span>전체 요약</span><span>통계</span><span>모니터링</span><span data-box="menu">필터 관리</span><span>내부정보보호</span><span>검역소</span><span>환경 설정</span></div><div class="loc">admin님의 현재위치 : 필터 관리 &gt; 스팸 고급 필터 &gt; SuperWhite IP</div><div class="tree">스팸 컨텐츠 필터<br>스팸 고급 필터<br><i>└</i> 접속 단계 차단<br><i>└</i> 접속 단계 허용<br><i>└</i> SMTP 단계 차단<br><i>└</i> <span data-box="tree">SuperWhite IP</span><br><i>└</i> 필터 정보 관리</div><div class="main">${bodies[name]}</div><footer>Copyright © DAOU TECH, Inc. All rights reserved.</footer>`;

/** Photographs all screens and where their controls lie. */
export const shootScreens = async (page: Page): Promise<Record<ScreenName, Screen>> => {
  const shots = {} as Record<ScreenName, Screen>;
  await page.setViewportSize({ width: 1280, height: 720 });
  for (const name of screenNames) {
    await page.setContent(screenHtml(name));
    const boxes = await page.locator('[data-box]').evaluateAll(found =>
      found.map((element): [string, Box] => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [element.getAttribute('data-box') ?? '', { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) }];
      }),
    );
    shots[name] = { bytes: await page.screenshot(), width: 1280, height: 720, boxes: Object.fromEntries(boxes) };
  }
  return shots;
};
