// nodemailer's pool with so many connections: PORT CONNECTIONS COUNT FILE, see smtplib_threads.py.
const { readFileSync } = require("node:fs");
const { createTransport } = require("nodemailer");

const [port, connections, count] = process.argv.slice(2, 5).map(Number);
const message = readFileSync(process.argv[5], "latin1");

async function main() {
  const pool = createTransport({
    pool: true, host: "127.0.0.1", port, secure: false, ignoreTLS: true,
    maxConnections: connections, maxMessages: Infinity,
  });
  let next = 0;
  async function send() {
    while (next < count) {
      const address = `reader${next++}@example.org`;
      const raw = Buffer.from(message.replaceAll("reader0@example.org", address), "latin1");
      await pool.sendMail({ envelope: { from: "talks@ferry.example", to: address }, raw });
    }
  }
  const start = performance.now();
  await Promise.all(Array.from({ length: connections * 2 }, send));
  console.log((performance.now() - start) / 1000);
  pool.close();
}

main();
