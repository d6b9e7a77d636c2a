/** Brand kits: colors, fonts, logo and measures of the brand. */
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/server/api";
import type { Brand } from "@/lib/server/models";

const BASE = "/api/brands";
const one = (id: string) => `${BASE}/${encodeURIComponent(id)}`;

/** What a kit says, without who said it. */
export type BrandContent = Pick<
  Brand,
  | "name"
  | "description"
  | "colors"
  | "fonts"
  | "logo"
  | "radii"
  | "spacing"
  | "defaults"
  | "presets"
>;

export const brandsQuery = queryOptions({
  queryKey: ["brands"],
  queryFn: ({ signal }) => api.get<Brand[]>(BASE, { signal }),
  staleTime: 60_000,
});

export const createBrand = (body: Partial<BrandContent>) =>
  api.post<Brand>(BASE, { body, idempotencyKey: crypto.randomUUID() });

export const changeBrand = (brand: Pick<Brand, "id" | "etag">, body: Partial<BrandContent>) =>
  api.patch<Brand>(one(brand.id), { body, ifMatch: brand.etag });

export const deleteBrand = (brand: Pick<Brand, "id" | "etag">) =>
  api.delete<void>(one(brand.id), { ifMatch: brand.etag });

export const setDefaultBrand = (id: string) => api.put<Brand>(`${one(id)}/default`);

export const refreshBrands = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: brandsQuery.queryKey });
