/** A tenant as Halo's screens and other forms print it: "", "none", "Not set" and null stand for none (API.md 1.1). */
export function settleTenant(text: string | null): string | null {
  const tenant = text?.trim() ?? '';
  return ['', 'none', 'not set', 'null'].includes(tenant.toLowerCase()) ? null : tenant;
}
