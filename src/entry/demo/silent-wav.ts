const sampleRate = 8000;

/** A WAV file of silence, 8 kHz, 16 bit, mono: what a caller leaves who says nothing. */
export function silentWav(seconds: number): Uint8Array<ArrayBuffer> {
  const dataBytes = seconds * sampleRate * 2;
  const file = new DataView(new ArrayBuffer(44 + dataBytes));
  writeText(file, 0, 'RIFF');
  file.setUint32(4, 36 + dataBytes, true);
  writeText(file, 8, 'WAVEfmt ');
  file.setUint32(16, 16, true);
  file.setUint16(20, 1, true);
  file.setUint16(22, 1, true);
  file.setUint32(24, sampleRate, true);
  file.setUint32(28, sampleRate * 2, true);
  file.setUint16(32, 2, true);
  file.setUint16(34, 16, true);
  writeText(file, 36, 'data');
  file.setUint32(40, dataBytes, true);
  return new Uint8Array(file.buffer);
}

function writeText(file: DataView, offset: number, text: string): void {
  for (const [index, char] of [...text].entries()) file.setUint8(offset + index, char.charCodeAt(0));
}
