"""How loud a recording is to ffmpeg's own meter."""

import io
import math

import av
import av.filter


def of_ffmpeg(file: io.BytesIO) -> tuple[float, float, float]:
    """Loudness, range and true peak."""
    file.seek(0)
    with av.open(file, "r") as opened:
        stream = opened.streams.audio[0]
        graph = av.filter.Graph()
        source, meter = graph.add_abuffer(template=stream), graph.add("ebur128", "metadata=1:peak=true")
        sink = graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(sink)
        graph.configure()
        peak = integrated = width = 0.0
        for frame in opened.decode(stream):
            source.push(frame)
            while True:
                try:
                    metadata = sink.pull().metadata
                except av.BlockingIOError:
                    break
                peak = max(peak, float(metadata.get("lavfi.r128.true_peak", 0)))
                integrated = float(metadata.get("lavfi.r128.I", 0))
                width = float(metadata.get("lavfi.r128.LRA", 0))
    return integrated, width, 20 * math.log10(peak)
