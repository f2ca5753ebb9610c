// Counts an SMS as the service does: 160/153 septets in GSM-7, 70/67 UTF-16 units in UCS-2 (3GPP TS 23.038, TS 23.040).
const plain = new Set("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
const escaped = new Set("\f^{}\\[~]|€");

export function count(text) {
  const letters = [...text];
  const gsm = letters.every(letter => plain.has(letter) || escaped.has(letter));
  const sizes = letters.map(letter => (gsm ? (escaped.has(letter) ? 2 : 1) : letter.length));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const [alone, part] = gsm ? [160, 153] : [70, 67];
  const encoding = gsm ? "GSM-7" : "UCS-2";
  if (units <= alone) return { encoding, units, segments: Math.sign(units), left: alone - units };
  let segments = 1, inLast = 0;
  for (const size of sizes) {
    inLast += size;
    // Neither an escape pair nor a surrogate pair is divided between two parts.
    if (inLast > part) [segments, inLast] = [segments + 1, size];
  }
  return { encoding, units, segments, left: part - inLast };
}
