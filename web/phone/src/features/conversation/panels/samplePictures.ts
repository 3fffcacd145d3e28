export interface Sample {
  /** Also the file name that is sent. */
  name: string;
  /** SVG body on a 480 × 360 ground. */
  drawing: string;
}

const road = '<rect width="480" height="360" fill="#9fc4e4"/><rect y="150" width="480" height="210" fill="#5d6066"/><path d="M0 250h60m40 0h80m40 0h80m40 0h80m40 0h60" stroke="#f4f4f4" stroke-width="8"/>';
const car = (x: number, y: number, colour: string, turn = 0) =>
  `<g transform="translate(${x} ${y}) rotate(${turn})"><path d="M0 46q0-18 18-20l24-22q4-4 12-4h44q8 0 13 6l18 22 26 6q11 3 11 14v16H0Z" fill="${colour}"/><path d="m38 26 18-17h20v17Zm46 0V9h16l13 17Z" fill="#dcebf5"/><circle cx="34" cy="66" r="17" fill="#222"/><circle cx="130" cy="66" r="17" fill="#222"/><circle cx="34" cy="66" r="7" fill="#bbb"/><circle cx="130" cy="66" r="7" fill="#bbb"/></g>`;

/** Photos a citizen of the demo might send, drawn by ourselves. */
export const samples: readonly Sample[] = [
  {
    name: "追尾事故.png",
    drawing: `${road}<path d="M0 150 90 70l70 80M330 150l60-60 90 60" fill="#7d9f78"/>${car(40, 190, "#c0392f", 3)}${car(212, 186, "#2f6ec0")}<path d="M196 216l14-16 2 18 18-4-12 14 16 10-20 2-4 18-8-17-18 5 10-15Z" fill="#ffd84a"/>`,
  },
  {
    name: "违停车辆.png",
    drawing: `<rect width="480" height="360" fill="#c7dbe8"/><rect y="90" width="480" height="120" fill="#b7a58e"/><path d="M30 110h60v70H30Zm100 0h60v70h-60Zm100 0h60v70h-60Zm100 0h60v70h-60Z" fill="#7d6b58"/><rect y="200" width="480" height="50" fill="#cfcfc9"/><rect y="250" width="480" height="110" fill="#5d6066"/><path d="M0 255h480" stroke="#f2c230" stroke-width="6"/>${car(150, 184, "#f2f2f2")}<circle cx="400" cy="120" r="28" fill="#2657b5" stroke="#d8342c" stroke-width="8"/><path d="m382 102 36 36" stroke="#d8342c" stroke-width="8"/><path d="M400 148v102" stroke="#888" stroke-width="7"/>`,
  },
  {
    name: "路面坑洼.png",
    drawing: `<rect width="480" height="360" fill="#74777d"/><path d="M0 40h480M0 320h480" stroke="#e8e8e8" stroke-width="10"/><path d="M150 190q20-66 96-62 92-4 104 56 10 62-86 70-112 8-114-64Z" fill="#43464b"/><path d="M176 194q18-44 74-40 66-2 74 36 4 40-62 46-80 4-86-42Z" fill="#2b2d30"/><path d="M206 200q40-20 84 0-34 24-84 0Z" fill="#7fa8c4"/><path d="m350 190 46-22m-240 60-52 26m120-128-14-46" stroke="#43464b" stroke-width="5"/>`,
  },
  {
    name: "办事大厅.png",
    drawing: `<rect width="480" height="360" fill="#e9eef3"/><rect y="260" width="480" height="100" fill="#d7cdbd"/><rect x="20" y="30" width="440" height="44" rx="4" fill="#b5202c"/><text x="240" y="61" font-size="26" text-anchor="middle" fill="#fff" font-family="sans-serif">为人民服务</text><rect x="20" y="180" width="440" height="80" fill="#8fa7bf"/><path d="M166 90v170M314 90v170" stroke="#b9c7d4" stroke-width="6"/><circle cx="92" cy="140" r="22" fill="#e9b994"/><path d="M58 200q4-38 34-38t34 38Z" fill="#26456b"/><circle cx="240" cy="140" r="22" fill="#e9b994"/><path d="M206 200q4-38 34-38t34 38Z" fill="#26456b"/><circle cx="388" cy="140" r="22" fill="#e9b994"/><path d="M354 200q4-38 34-38t34 38Z" fill="#26456b"/><path d="M60 340q0-70 40-70t40 70Zm260 0q0-70 40-70t40 70Z" fill="#5a6d7c"/>`,
  },
  {
    name: "证件样张.png",
    drawing: `<rect width="480" height="360" fill="#6e5b48"/><rect x="50" y="70" width="380" height="230" rx="16" fill="#e6f1f7"/><path d="M50 240q95-60 190 0t190 0v44q0 16-16 16H66q-16 0-16-16Z" fill="#cfe3ee"/><rect x="300" y="106" width="100" height="126" fill="#fff"/><circle cx="350" cy="152" r="26" fill="#b9c6cf"/><path d="M310 232q6-48 40-48t40 48Z" fill="#b9c6cf"/><g font-size="20" fill="#46606f" font-family="sans-serif"><text x="80" y="126">姓名  样张</text><text x="80" y="164">性别  —</text><text x="80" y="202">出生  ————</text><text x="80" y="272">号码  ××××××××××××××××××</text></g>`,
  },
  {
    name: "积水路段.png",
    drawing: `${road}<rect y="210" width="480" height="150" fill="#7e8f97"/><path d="M0 230q40-14 80 0t80 0 80 0 80 0 80 0 80 0v130H0Z" fill="#6f8795"/>${car(150, 168, "#d9a23a")}<path d="M0 270q40-12 80 0t80 0 80 0 80 0 80 0 80 0v90H0Z" fill="#8aa2ae" opacity="0.9"/><path d="m60 20-14 50m120-50-14 50m120-50-14 50m120-50-14 50m100-50-14 50" stroke="#e5f1f8" stroke-width="4"/>`,
  },
];

const svgOf = (sample: Sample) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 360" width="960" height="720">${sample.drawing}</svg>`;

export const sampleAddress = (sample: Sample): string => `data:image/svg+xml,${encodeURIComponent(svgOf(sample))}`;

/** The drawing as a PNG file, which is what a phone would send. */
export async function toPicture(sample: Sample): Promise<File> {
  const image = new Image();
  image.src = sampleAddress(sample);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 960;
  canvas.height = 720;
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("the browser made no picture");
  return new File([blob], sample.name, { type: "image/png" });
}
