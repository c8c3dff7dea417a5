/** What a throw-away rspamd is made of: everything in one folder, nothing of the system's own /etc/rspamd or Redis. */

/** Both are known to everybody: this controller listens on loopback and ends with its script. */
export const passwords = { privileged: 'local-rspamd-change', readOnly: 'local-rspamd-look' };

/** A list as people keep one: notes, an owner, a network, a line that another tool wrote. */
export const allowedSenders = [
  '# Bulk senders whose mail is accepted (허용된 대량메일 발송 IP)',
  '# owner: mail team & "helpdesk" <ext. 100%>',
  '',
  '192.0.2.1 # newsletter = 2019+',
  '198.51.100.0/28 partner network',
  '',
].join('\n');

/**
 * Only the module that matters here has a section of its own, so all others disable themselves. The list of sending IPs is a prefilter: what it accepts is scanned no
 * further. Bulk mail is refused by its header. Maps are looked at several times a second, so that a saved list is in force at once.
 */
export const rspamdConfig = ({ folder, webPort, scanPort }) => `
options {
  filters = "";
  pidfile = "${folder}/run/rspamd.pid";
  control_socket = "${folder}/run/rspamd.sock mode=0600";
  tempdir = "${folder}/run";
  cache_file = "${folder}/db/symbols.cache";
  dynamic_conf = "${folder}/db/rspamd_dynamic";
  history_file = "${folder}/db/rspamd.history";
  stats_file = "${folder}/db/stats.ucl";
  hs_cache_dir = "${folder}/db/";
  url_tld = "${folder}/tld.dat";
  map_watch_interval = 1s;
  map_file_watch_multiplier = 0.2;
  dns { nameserver = ["127.0.0.1:1"]; timeout = 0.1s; retransmits = 1; }
}
lua = "$RULESDIR/rspamd.lua";
logging { type = "console"; level = "info"; }
worker "normal" { bind_socket = "127.0.0.1:${scanPort}"; count = 1; }
worker "controller" {
  bind_socket = "127.0.0.1:${webPort}";
  count = 1;
  password = "${passwords.readOnly}";
  enable_password = "${passwords.privileged}";
  secure_ip = [];
  static_dir = "\${WWWDIR}";
}
actions { reject = 15; add_header = 6; greylist = 4; }
modules { path = "\${PLUGINSDIR}"; }
redis { servers = "${folder}/run/redis.sock"; }
history_redis { nrows = 200; }
multimap {
  ALLOWED_SENDER_IP { type = "ip"; prefilter = true; action = "accept"; map = "${folder}/maps/allowed-senders.map"; description = "Bulk senders whose mail is accepted"; }
  BULK_MAIL { type = "header"; header = "Precedence"; map = "${folder}/maps/bulk.map"; score = 20; description = "Bulk mail"; }
}
`;

/** Messages that are scanned at the start: refused bulk mail of two senders, mail that passes. */
export const firstMail = [
  { ip: '203.0.113.10', bulk: true, subject: '3월 급여명세서' },
  { ip: '203.0.113.10', bulk: true, subject: '3월 급여명세서 (재발송)' },
  { ip: '203.0.113.25', bulk: true, subject: '주간 뉴스레터' },
  { ip: '192.0.2.1', bulk: true, subject: 'newsletter' },
  { ip: '198.51.100.77', bulk: false, subject: '회의 일정' },
];
