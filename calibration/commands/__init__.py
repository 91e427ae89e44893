"""Commands of calibration; `sim.cli` names them and loads each when it is asked for."""
