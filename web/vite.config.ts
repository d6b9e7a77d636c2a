import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const api = process.env["CRAFTIFY_API"] ?? "http://127.0.0.1:3001";

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    outDir: "../src/craftify/api/spa",
    emptyOutDir: true,
    // A data: URI would need its own hole in the content security policy.
    assetsInlineLimit: 0,
    target: "es2022",
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
