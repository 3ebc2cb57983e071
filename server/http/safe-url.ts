/** Addresses that came from a definition or a setting: only https, mailto and our own paths become links. */

/** @returns the address, or '#' for one that could run something or lead astray. */
export function safeUrl(address: string): string {
  if (/^\/(?!\/)[^\\]*$/.test(address) || /^#[\w-]*$/.test(address)) return address;
  if (!URL.canParse(address)) return '#';
  const { protocol, href } = new URL(address);
  return protocol === 'https:' || protocol === 'mailto:' ? href : '#';
}
