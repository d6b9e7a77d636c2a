// The same route on Express 5: a page of 20 of 1,000 templates from SQLite for a signed-in caller.
// It has what such a server has: security headers, a request id, a verified token, the envelope. With `guarded`
// it has the usual guards besides: an exact list of origins, a rate limit, a slow-down, no polluted parameters.
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import cors from "cors";
import express from "express";
import { rateLimit } from "express-rate-limit";
import { slowDown } from "express-slow-down";
import helmet from "helmet";
import hpp from "hpp";
import jwt from "jsonwebtoken";

const [file, secret, logFile, guards] = process.argv.slice(2);
const log = createWriteStream(logFile);
const database = new DatabaseSync(file);
const page = database.prepare(
  "select summary from template where organization = ? order by updated_at desc, id desc limit ? offset ?",
);
const count = database.prepare("select count(*) as n from template where organization = ?");

const app = express();
app.disable("x-powered-by");
app.use(helmet());
if (guards === "guarded") {
  const windowMs = 15 * 60 * 1000;
  const plenty = 1_000_000_000; // they count every request and never say no
  app.use(cors({ origin: ["https://app.example.com"], credentials: true }));
  app.use(rateLimit({ windowMs, limit: plenty, standardHeaders: "draft-7", legacyHeaders: false }));
  app.use(slowDown({ windowMs, delayAfter: plenty, delayMs: (used) => (used - plenty) * 500, maxDelayMs: 20_000 }));
  app.use(hpp());
}
app.use((request, response, next) => {
  const id = request.get("X-Request-ID") ?? randomUUID();
  const start = performance.now();
  response.set("X-Request-ID", id);
  response.on("finish", () => {
    const { method, path } = request;
    const ms = performance.now() - start;
    const time = new Date().toISOString();
    const line = { time, level: "info", request: id, method, path, status: response.statusCode, ms };
    log.write(`${JSON.stringify(line)}\n`);
  });
  next();
});
app.use("/api", (request, response, next) => {
  try {
    const token = (request.get("Authorization") ?? "").slice("Bearer ".length);
    request.user = jwt.verify(token, secret, { algorithms: ["HS256"] });
    next();
  } catch {
    response.status(401).json({ success: false });
  }
});
app.get("/api/templates", (request, response) => {
  const limit = Math.min(Number(request.query.limit ?? 20), 100);
  const number = Number(request.query.page ?? 1);
  const rows = page.all(request.user.organization, limit, (number - 1) * limit);
  const total = count.get(request.user.organization).n;
  response.json({
    success: true,
    data: rows.map((row) => JSON.parse(row.summary)),
    pagination: { page: number, limit, total, pages: Math.ceil(total / limit) },
    requestId: response.get("X-Request-ID"),
    timestamp: new Date().toISOString(),
  });
});
const server = app.listen(0, "127.0.0.1", () => {
  const token = jwt.sign({ sub: "u", organization: "o" }, secret, { expiresIn: "1h" });
  console.log(JSON.stringify({ port: server.address().port, token }));
});
