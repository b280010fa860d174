from tests.documents.bad_files import TABLE, bad_files, table


def test_each_bad_file_gets_its_message(caplog):
    assert len(bad_files()) > 200
    assert table().splitlines() == TABLE.read_text(encoding="utf-8").splitlines()
