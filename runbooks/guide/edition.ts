/** The deck that the runbooks follow; its own pages carry no number of an edition, so its screens' date stands for one. */
export const guideEdition = '대량메일 발송 설정 가이드 (TMSe/TMW 장비 사용 고객사 대상), 2018년 3월 이후 화면';
