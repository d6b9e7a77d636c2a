"""The contract of the blob store, kept by every adapter; then what the filesystem adds."""

import asyncio
import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.contracts.conftest import MakeBlobs

from craftify.adapters.filesystem import FileBlobs
from craftify.domain.errors import Unavailable
from craftify.ports.blobs import BLOB_LIMIT, Blob, BlobDamaged, Blobs

ABSENT = "0" * 64


async def test_bytes_come_back_under_their_hash(blobs: Blobs) -> None:
    data = bytes(range(256)) * 4000
    key = await blobs.put(data, content_type="image/png")
    assert key == hashlib.sha256(data).hexdigest()
    assert await blobs.get(key) == Blob(key, data, "image/png")
    assert await blobs.exists(key)
    assert not await blobs.exists(ABSENT)
    assert await blobs.get(ABSENT) is None


@pytest.mark.parametrize("data", [b"", b"\n", b"\r\n\x00", b"craftify-blob 1 text/plain\n"])
async def test_odd_bytes_come_back(blobs: Blobs, data: bytes) -> None:
    key = await blobs.put(data, content_type="text/plain; charset=utf-8")
    assert await blobs.get(key) == Blob(key, data, "text/plain; charset=utf-8")


def test_any_bytes_come_back(make_blobs: MakeBlobs, tmp_path: Path) -> None:
    with asyncio.Runner() as runner:
        store = make_blobs(tmp_path)
        runner.run(store.open())

        @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
        @given(st.binary(max_size=300))
        def come_back(data: bytes) -> None:
            key = runner.run(store.put(data, content_type="a/b"))
            assert runner.run(store.get(key)) == Blob(key, data, "a/b")

        come_back()
        runner.run(store.close())


async def test_the_first_media_type_stays(blobs: Blobs) -> None:
    key = await blobs.put(b"<svg/>", content_type="text/plain")
    assert await blobs.put(b"<svg/>", content_type="image/svg+xml") == key
    blob = await blobs.get(key)
    assert blob is not None
    assert blob.content_type == "text/plain"


async def test_deleting_is_final_and_repeatable(blobs: Blobs) -> None:
    key = await blobs.put(b"gone", content_type="a/b")
    await blobs.delete(key)
    await blobs.delete(key)
    assert await blobs.get(key) is None
    assert not await blobs.exists(key)
    assert await blobs.put(b"gone", content_type="c/d") == key
    assert await blobs.get(key) == Blob(key, b"gone", "c/d")


async def test_the_same_bytes_put_at_once_are_one_blob(blobs: Blobs) -> None:
    puts = (blobs.put(b"same" * 50_000, content_type="a/b") for _ in range(20))
    (key,) = set(await asyncio.gather(*puts))
    blob = await blobs.get(key)
    assert blob is not None
    assert blob.data == b"same" * 50_000


NO_KEYS = ["", "a", "../../etc/passwd", "/etc/passwd", "../" + "0" * 61, "0" * 62 + "/."]
NEARLY_KEYS = ["0" * 63, "0" * 65, "A" * 64, "0" * 64 + "\n", "\uff10" * 64, "0" * 63 + "\x00"]


@pytest.mark.parametrize("key", NO_KEYS + NEARLY_KEYS)
async def test_what_is_no_key_never_reaches_the_store(blobs: Blobs, key: str) -> None:
    for verb in (blobs.get, blobs.exists, blobs.delete):
        with pytest.raises(ValueError, match="not the key"):
            await verb(key)


@pytest.mark.parametrize("content_type", ["", "a/b\r\nX: y", "é", " a/b", "a" * 300])
async def test_a_media_type_is_one_line_of_ascii(blobs: Blobs, content_type: str) -> None:
    with pytest.raises(ValueError, match="media type"):
        await blobs.put(b"", content_type=content_type)


async def test_too_much_is_refused(blobs: Blobs) -> None:
    with pytest.raises(ValueError, match="over the limit"):
        await blobs.put(bytes(BLOB_LIMIT + 1), content_type="a/b")


async def test_blobs_stay_after_closing(make_blobs: MakeBlobs, tmp_path: Path) -> None:
    store = make_blobs(tmp_path)
    await store.open()
    key = await store.put(b"stays", content_type="a/b")
    await store.close()
    await store.close()
    with pytest.raises(Unavailable):
        await store.get(key)
    with pytest.raises(Unavailable):
        await store.health()
    await store.open()
    await store.health()
    assert await store.get(key) == Blob(key, b"stays", "a/b")
    await store.close()


@pytest.mark.parametrize("harm", ["changed", "cut", "emptied", "headless"])
async def test_damage_is_found_and_mended(tmp_path: Path, harm: str) -> None:
    store = FileBlobs(tmp_path)
    await store.open()
    key = await store.put(b"precious", content_type="a/b")
    path = tmp_path / key[:2] / key
    whole = path.read_bytes()
    harmed = {
        "changed": whole.replace(b"prec", b"frec"),
        "cut": whole[:-1],
        "emptied": b"",
        "headless": b"x" + whole,
    }
    path.write_bytes(harmed[harm])
    with pytest.raises(BlobDamaged, match=key):
        await store.get(key)
    assert await store.put(b"precious", content_type="a/b") == key
    assert await store.get(key) == Blob(key, b"precious", "a/b")
    await store.close()


async def test_files_are_for_their_owner_only(tmp_path: Path) -> None:
    store = FileBlobs(tmp_path / "deep" / "blobs")
    await store.open()
    key = await store.put(b"mine", content_type="a/b")
    path = tmp_path / "deep" / "blobs" / key[:2] / key
    assert path.stat().st_mode & 0o777 == 0o600
    assert {folder.stat().st_mode & 0o777 for folder in list(path.parents)[:3]} == {0o700}
    await store.close()


async def test_what_a_dead_process_left_is_cleared(tmp_path: Path) -> None:
    store = FileBlobs(tmp_path)
    await store.open()
    await store.close()
    old, young = tmp_path / "half-done" / "old", tmp_path / "half-done" / "young"
    old.write_bytes(b"half")
    young.write_bytes(b"half")
    os.utime(old, (0, 0))
    await store.open()
    assert not old.exists()
    assert young.exists()
    await store.close()


async def test_a_place_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable, match="does not answer"):
        await FileBlobs(tmp_path / "file" / "blobs").open()
