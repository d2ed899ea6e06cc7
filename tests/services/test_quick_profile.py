"""The five-minute check on the real frameworks: practices are known, areas are not yet."""

from __future__ import annotations

from prodige_core.responses import Centre
from prodige_core.services import assessing, centres, results, workspace
from tests import databases
from tests.factories import FRAMEWORKS


def test_ten_quick_answers_give_an_indicative_profile_without_area_scores(tmp_path):
    ws = workspace.open_workspace(databases.address(tmp_path), FRAMEWORKS)
    centre_id = centres.create_centre(ws, Centre(name="Hill School"))
    quick = assessing.quick_items(ws)
    assert len(quick) == 10
    for number, (framework, item) in enumerate(quick):
        assessing.save_answer(ws, centre_id, framework.id, item.id, level=number % 4)
    views = {view.framework.id: view for view in results.overview(ws, centre_id).frameworks}
    answered = views[quick[0][0].id]
    assert answered.picture == "quick"
    assert len(answered.standings) == 10
    assert answered.scores.overall.value is None
    assert assessing.quick_progress(ws, centre_id).minutes_left == 0
    workspace.close(ws)
