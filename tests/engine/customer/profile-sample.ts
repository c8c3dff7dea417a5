/** A small valid profile for tests, and variations of it by replacing one piece of text. */
export const SAMPLE = `# 가온물산
id: acme
name: 가온물산
appliances:
  - id: gw1
    kind: tmse
    url: https://mail-gw.example.co.kr:8443
    signIn:
      user: admin
      password: env:ACME_PASSWORD
    wanted:
      sendingIps:
        - ip: 203.0.113.10 # payroll
          note: 급여메일 서버
      policy: 급여메일 # the name
      filters: bulk-rate
      maxRecipients: 3000
`;

/** The sample with one piece replaced; the piece must be there. */
export function sampleWith(piece: string, replacement: string): string {
  if (!SAMPLE.includes(piece)) throw new Error(`the sample has no ${piece}`);
  return SAMPLE.replace(piece, () => replacement);
}
