import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const api = process.env["CRAFTIFY_API"] ?? "http://127.0.0.1:3001";

const WORTH_PACKING = 1024;

/** Write .br and .gz beside every text file: the server hands them out as they are. */
function packed(): Plugin {
  return {
    name: "craftify-packed",
    apply: "build",
    async writeBundle({ dir = "" }) {
      const files = await readdir(dir, { recursive: true });
      const texts = files.filter(
        (file) => /\.(js|css|html|svg)$/.test(file) && file !== "service-worker.js",
      );
      await Promise.all(
        texts.map(async (file) => {
          const path = join(dir, file);
          const content = await readFile(path);
          if (content.length >= WORTH_PACKING) {
            await writeFile(`${path}.br`, await promisify(brotliCompress)(content));
            await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
          }
        }),
      );
    },
  };
}

/** Give every build's service worker bytes of its own: browsers look for nothing else. */
function stamped(): Plugin {
  return {
    name: "craftify-stamped",
    apply: "build",
    async writeBundle({ dir = "" }) {
      const path = join(dir, "service-worker.js");
      const manifest = await readFile(join(dir, "manifest.json"));
      const page = await readFile(join(dir, "index.html"));
      const build = createHash("sha256").update(manifest).update(page).digest("hex").slice(0, 16);
      await writeFile(path, (await readFile(path, "utf8")).replace("__BUILD__", build));
    },
  };
}

export default defineConfig({
  plugins: [react(), tailwindcss(), stamped(), packed()],
  worker: { format: "es" },
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    outDir: "../src/craftify/api/spa",
    emptyOutDir: true,
    // A data: URI would need its own hole in the content security policy.
    assetsInlineLimit: 0,
    target: "es2022",
    // Which file needs which: read by the service worker, and by whoever measures sizes.
    manifest: "manifest.json",
    rolldownOptions: {
      input: { index: "index.html", "service-worker": "src/app/offline/serviceWorker.ts" },
      output: {
        entryFileNames: ({ name }) =>
          name === "service-worker" ? "[name].js" : "assets/[name]-[hash].js",
        // What changes with a dependency, not with our code, stays in people's caches.
        codeSplitting: {
          groups: [
            { name: "framework", test: /node_modules\/(react|react-dom|scheduler|@tanstack)\// },
            {
              name: "codemirror",
              test: /node_modules\/(@codemirror\/(?!merge)|@lezer|codemirror)/,
            },
            { name: "panels", test: /node_modules\/react-resizable-panels\// },
            { name: "radix", test: /node_modules\/(@radix-ui|radix-ui|@floating-ui)\// },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 700,
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ["/api", "/api-docs", "/health", "/security"].map((path) => [path, { target: api }]),
    ),
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
